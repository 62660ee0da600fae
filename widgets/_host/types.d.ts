// What the scripts share and no script declares: the page's host, what a view is given, the options of the controls.

/** Values under names, as anywidget gives them to a view, and the page without a kernel. */
interface Model {
  get(name: string): any;
  set(name: string, value: any): unknown;
  on(event: string, listener: () => void): unknown;
  off(event: string, listener?: () => void): unknown;
  save_changes(): void;
}

/** Draws into `el` what the model holds; what it returns ends that. */
type Render = (given: { model: Model; el: HTMLElement }) => (() => void) | void;

interface Window {
  /** Set while the code of the charts of a page is on its way. */
  bondsCode?: (cells: string[][][]) => void;
  /** Scripts of rooms hand over their view here; `widgets` are those of this page. */
  bonds: { view(room: string, render: Render): void; widgets?: any[] };
  /** What the script of the Vega runtime leaves behind. */
  bondsChart(place: Element, spec: object): Promise<unknown>;
  /** What the file of cards leaves behind: name, text in pieces, a small line and a place elsewhere, by anchor. */
  bondsCards: Record<string, [string, string | CardPiece[], string?, string?]>;
  bondsCardStyle: string;
  /** Opens the card of a link, or follows the link. */
  bondsCard?(link: HTMLAnchorElement, pressed?: boolean): void;
}

/** Words, or words that are italic or of another language. */
type CardPiece = string | [string, number, string?];

/** A control that is shown: its element, and how a value from elsewhere gets into it. */
interface Control<Value> {
  node: any;
  set(value: Value): void;
}

interface RangeOptions {
  label: string;
  min: number;
  max: number;
  step: number;
  /** Nothing stands on the slider until it is moved where this is null. */
  value: number | null;
  onchange(value: number): unknown;
  /** What PageUp and PageDown add; ten steps if nothing is said. */
  page?: number;
  /** The value in words. */
  say?(value: number): string;
  /** Words below the two ends. */
  ends?: string[];
  /** Whether a field to type the value stands beside the slider. */
  number?: boolean;
  /** The id of an element that says more about the value. */
  told?: string;
}

interface RadiosOptions {
  legend: string;
  /** Key and text of each. */
  options: string[][];
  /** Nothing is chosen if nothing is said. */
  value?: string;
  onchange(key: string): unknown;
}

interface ButtonOptions {
  /** Text, or text and elements. */
  label: string | (string | Node)[];
  onclick(event: MouseEvent): unknown;
}

interface TableOptions {
  caption: string;
  headers: string[];
  /** The first cell of a row names it. */
  rows: any[][];
}

interface FrameOptions {
  el: HTMLElement;
  model: Model;
  /** The class of the room. */
  room: string;
  task: string;
  picture: any;
  /** At most three that are seen at a time, tabs above the picture included. */
  controls: any[];
  /** Further controls and readings, with the traits whose values open the fold that they lie under. */
  rest?: { node: Element; traits?: string[] }[];
  /** The lines below "This is a teaching model". */
  didactic: string[];
  onreset?: () => void;
  /** Where the figures of the picture come from; without it they are those of a teaching model. */
  source?: () => string;
  table(): Node;
}

/** Sphinx's search, where its scripts arrived. */
declare const Search: { init(): void; loadIndex(address: string): void };
declare const Documentation: { TRANSLATIONS: Record<string, string> };
