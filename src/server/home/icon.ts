const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0b5f58"/><g fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round"><path d="M8 10h9M8 16h16M8 22h12"/></g><circle cx="23" cy="10" r="2.6" fill="#f2b84b"/></svg>`;

/** The pages' icon as a `data:` URL: a browser that finds one asks for no `/favicon.ico`. */
export const iconUrl = `data:image/svg+xml;base64,${Buffer.from(ICON).toString('base64')}`;

/** The same drawing, to stand in a page. */
export const iconSvg = ICON.replace('<svg ', '<svg width="32" height="32" aria-hidden="true" ');
