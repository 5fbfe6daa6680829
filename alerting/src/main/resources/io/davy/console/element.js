import {LitElement} from 'lit';
import {language} from './i18n.js';

// An element in the page's own tree (one style sheet for all) that draws itself again when what it watches changes.
export class DavyElement extends LitElement {
  #watched = [];

  createRenderRoot() {
    return this;
  }

  watch(target, ...events) {
    const draw = () => this.requestUpdate();
    this.#watched.push(() => {
      events.forEach((e) => target.addEventListener(e, draw));
      return () => events.forEach((e) => target.removeEventListener(e, draw));
    });
  }

  #off = [];

  connectedCallback() {
    super.connectedCallback();
    this.watchLanguage ??= this.watch(language, 'change') ?? true;
    this.#off = this.#watched.map((on) => on());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#off.forEach((off) => off());
    this.#off = [];
  }
}
