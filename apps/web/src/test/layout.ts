// What jsdom lacks of a browser: it lays nothing out. `layout.phone` says which layout applies.
const watchers = new Set<() => void>();
export const layout = {
  phone: false,
  setPhone(isPhone: boolean): void {
    layout.phone = isPhone;
    for (const tell of watchers) tell();
  },
};

window.matchMedia = (query: string) =>
  ({
    get matches() {
      return query.includes('max-width: 760px') && layout.phone;
    },
    media: query,
    addEventListener: (_name: string, tell: () => void) => watchers.add(tell),
    removeEventListener: (_name: string, tell: () => void) => watchers.delete(tell),
  }) as unknown as MediaQueryList;
window.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
Element.prototype.scrollIntoView ??= () => {};
Element.prototype.getAnimations ??= () => [];
globalThis.CSS ??= {} as typeof CSS;
globalThis.CSS.escape ??= (text: string) => text;
// jsdom does not know of it: the keys of the screen would take what is typed for commands.
Object.defineProperty(HTMLElement.prototype, 'isContentEditable', {
  configurable: true,
  get(this: HTMLElement) {
    return this.closest('[contenteditable="true"]') !== null;
  },
});
document.elementFromPoint ??= () => null;
Range.prototype.getClientRects ??= () => [] as unknown as DOMRectList;
Range.prototype.getBoundingClientRect ??= () => new DOMRect();
