"""Surveys for those who manage them: begun, started, looked after while they run, ended."""

from bot.access import Permission
from handlers.site import Entry, Feature
from handlers.surveys import addresses, drafts, notices, running, screens, terms

FEATURE = Feature(
    name="surveys",
    screens={
        addresses.Surveys: screens.surveys,
        addresses.Page: screens.surveys,
        addresses.New: screens.new,
        addresses.Blank: drafts.blank,
        addresses.Copies: screens.copies,
        addresses.One: screens.one,
        addresses.Delete: drafts.delete,
        addresses.Terms: terms.terms,
        addresses.Mode: terms.mode,
        addresses.Unit: terms.unit,
        addresses.From: terms.from_,
        addresses.Days: terms.days,
        addresses.Title: terms.title,
        addresses.Intro: terms.intro,
        addresses.Rates: screens.rates,
        addresses.Share: running.share,
        addresses.Prolong: running.prolong,
        addresses.End: running.end,
        addresses.Withdraw: running.withdraw,
        addresses.Anew: running.anew,
    },
    actions={
        addresses.Take: drafts.take,
        addresses.Copy: drafts.copy,
        addresses.Start: drafts.start,
        addresses.Anyway: drafts.anyway,
        addresses.Recall: drafts.recall,
        addresses.DeleteDo: drafts.delete_do,
        addresses.ModeSet: terms.mode_set,
        addresses.UnitSet: terms.unit_set,
        addresses.FromSet: terms.from_set,
        addresses.DaysSet: terms.days_set,
        addresses.IntroDrop: terms.intro_drop,
        addresses.Remind: running.remind,
        addresses.ProlongSet: running.prolong_set,
        addresses.EndDo: running.end_do,
        addresses.WithdrawDo: running.withdraw_do,
        addresses.AnewDo: running.anew_do,
    },
    questions={
        addresses.FromSaid: terms.from_,
        addresses.DaysSaid: terms.days,
        addresses.TitleSaid: terms.title,
        addresses.IntroSaid: terms.intro,
        addresses.ProlongSaid: running.prolong,
    },
    inputs={
        addresses.Blank: drafts.begin,
        addresses.FromSaid: terms.from_said,
        addresses.DaysSaid: terms.days_said,
        addresses.TitleSaid: terms.title_said,
        addresses.IntroSaid: terms.intro_said,
        addresses.ProlongSaid: running.prolong_said,
    },
    notices=notices.LOOKS,
    entries=(
        Entry(
            addresses.Surveys(),
            label="button-school-surveys",
            command="school_surveys",
            permission=Permission.SURVEY_MANAGE,
            order=12,
        ),
    ),
)
