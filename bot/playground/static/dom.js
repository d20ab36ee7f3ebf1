// Elements without innerHTML: whatever people and the bot write becomes text nodes only.

/** An element; `on…` are listeners, `dataset` an object, true and false set and leave out an attribute. */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "dataset") Object.assign(node.dataset, value);
    else if (value === true) node.setAttribute(name, "");
    else node.setAttribute(name, value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** The element of an id. */
export const byId = (id) => document.getElementById(id);

/** "1 заявка, 2 заявки, 5 заявок" without the number. */
export function plural(count, one, few, many) {
  const tens = count % 100, ones = count % 10;
  if (ones === 1 && tens !== 11) return one;
  return ones >= 2 && ones <= 4 && (tens < 12 || tens > 14) ? few : many;
}

/** A size in bytes for people. */
export function fileSize(bytes) {
  if (bytes < 1024) return `${bytes} Б`;
  const units = ["КБ", "МБ", "ГБ"];
  let value = bytes / 1024, unit = 0;
  while (value >= 1024 && unit < 2) { value /= 1024; unit += 1; }
  return `${value.toLocaleString("ru", { maximumFractionDigits: value < 10 ? 1 : 0 })} ${units[unit]}`;
}
