"""How far each text that a page shows stands out from what is behind it, worked out in the browser."""

CONTRAST = """
const light = (colour) => {
  const [r, g, b] = colour.match(/[0-9.]+/g).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const behind = (at) => {
  for (; at; at = at.parentElement) {
    const colour = getComputedStyle(at).backgroundColor;
    if (!/, 0\\)$/.test(colour)) return colour;
  }
  return "rgb(255, 255, 255)";
};
const found = {};
const read = "h1, h2, p, li, a, label, button, select, input, th, td, figcaption, span";
for (const at of document.querySelectorAll(read)) {
  if (!at.offsetParent || !at.textContent.trim()) continue;
  const pair = [getComputedStyle(at).color, behind(at)];
  const [one, other] = pair.map(light).sort((a, b) => b - a);
  found[pair.join(" on ")] = (one + 0.05) / (other + 0.05);
}
return found;
"""
