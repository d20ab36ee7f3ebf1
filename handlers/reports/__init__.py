"""Reports as Word documents, and the school's own templates of them."""

from bot.access import Permission
from handlers.reports import addresses, making, screens, templates
from handlers.site import Entry, Feature

FEATURE = Feature(
    name="reports",
    screens={
        addresses.Reports: screens.reports,
        addresses.OfYear: screens.of_year,
        addresses.OfPeriod: screens.of_period,
        addresses.Templates: templates.templates,
        addresses.Template: templates.template,
    },
    actions={
        addresses.MakeYear: making.make_year,
        addresses.MakePeriod: making.make_period,
        addresses.Download: templates.download,
        addresses.Reset: templates.reset,
    },
    inputs={
        addresses.OfYear: making.type_year,
        addresses.OfPeriod: making.type_period,
        addresses.Template: templates.take,
    },
    entries=(
        Entry(
            addresses.Reports(),
            label="button-reports",
            command="documents",
            permission=Permission.REPORT_MAKE,
            order=130,
        ),
        Entry(addresses.Templates(), label="button-templates", permission=Permission.SCHOOL_CONFIGURE, order=131),
    ),
)
