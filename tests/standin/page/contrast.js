// The texts on the page whose contrast is below WCAG's AA (4.5 to 1), each with its ratio.
() => {
  const channels = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const over = ([r, g, b, a = 1], below) => [r, g, b].map((value, index) => value * a + below[index] * (1 - a));
  const linear = (value) => (value <= 10.31475 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const light = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const behind = (node) =>
    node ? over(channels(getComputedStyle(node).backgroundColor), behind(node.parentElement)) : [255, 255, 255];
  const ratio = (node) => {
    const ground = behind(node);
    const pair = [light(over(channels(getComputedStyle(node).color), ground)), light(ground)];
    return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
  };
  const hasText = (node) => [...node.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.data.trim());
  return [...document.querySelectorAll("body *")]
    .filter((node) => hasText(node) && node.checkVisibility({ visibilityProperty: true }) && !node.closest(".spoken"))
    .filter((node) => ratio(node) < 4.5)
    .map((node) => `${ratio(node).toFixed(2)} ${node.textContent.trim().slice(0, 40)}`);
}
