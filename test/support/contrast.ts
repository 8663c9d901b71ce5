/** Runs in the page: texts whose contrast with what is behind them is below 4.5 (WCAG 2, 1.4.3). */
export function faint(): string[] {
  type Colour = [number, number, number, number];
  const parse = (text: string) => (text.match(/[\d.]+/g) ?? []).map(Number) as unknown as Colour;
  const luminance = ([r, g, b]: Colour) => {
    const [red = 0, green = 0, blue = 0] = [r, g, b].map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const page = globalThis as unknown as {
    document: { body: unknown; querySelectorAll(selector: string): Iterable<Node> };
    getComputedStyle(element: Node): { color: string; backgroundColor: string; fill: string };
  };
  interface Node {
    readonly childNodes: Iterable<{ readonly nodeType: number; readonly textContent: string | null }>;
    readonly parentElement: Node | null;
    readonly textContent: string | null;
    checkVisibility(): boolean;
    closest(selector: string): unknown;
  }
  const over = (above: Colour, below: Colour): Colour => {
    const [, , , alpha = 1] = above;
    const mixed = [0, 1, 2].map((index) => (above[index] ?? 0) * alpha + (below[index] ?? 0) * (1 - alpha));
    return [mixed[0] ?? 0, mixed[1] ?? 0, mixed[2] ?? 0, 1];
  };
  const behind = (element: Node | null): Colour => {
    if (!element) return [255, 255, 255, 1];
    const colour = parse(page.getComputedStyle(element).backgroundColor);
    const [, , , alpha = 1] = colour;
    return alpha === 1 ? colour : over(colour, behind(element.parentElement));
  };
  const found: string[] = [];
  for (const element of page.document.querySelectorAll('body *')) {
    const own = [...element.childNodes].some(
      ({ nodeType, textContent }) => nodeType === 3 && textContent?.trim(),
    );
    if (!own || !element.checkVisibility() || element.closest('option, .unseen, .skip')) continue;
    const style = page.getComputedStyle(element);
    const ink = parse(element.closest('svg') ? style.fill : style.color);
    const [light, dark] = [luminance(over(ink, behind(element))), luminance(behind(element))].sort(
      (a, b) => b - a,
    );
    const contrast = ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
    if (contrast < 4.5) found.push(`${contrast.toFixed(2)} ${element.textContent?.slice(0, 40)}`);
  }
  return found;
}
