/** What may stand inside an element: text is never read as HTML. */
export type Child = Node | string | number | null | undefined | false | readonly Child[];

type Attributes = Readonly<
  Record<string, string | number | boolean | ((event: Event) => void) | null | undefined>
>;

/**
 * An HTML element with attributes and content. A function is a listener for the event it is named for; `true` is an
 * attribute without a value; `false`, null and undefined leave the attribute out.
 */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  return fill(document.createElement(tag), attributes, children);
}

/** An element of SVG, as {@link el}. */
export function svg<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[Tag] {
  return fill(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
}

function fill<Kind extends Element>(element: Kind, attributes: Attributes, children: readonly Child[]): Kind {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined)
      element.setAttribute(name, String(value));
  }
  append(element, children);
  return element;
}

function append(element: Element, children: readonly Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (typeof child === 'object' && !(child instanceof Node)) append(element, child);
    else element.append(child instanceof Node ? child : String(child));
  }
}
