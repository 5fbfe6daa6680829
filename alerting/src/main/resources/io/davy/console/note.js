import {html, nothing} from 'lit';
import {actions} from './actions.js';
import {DavyElement} from './element.js';

// The answer to what an officer has just done, said once.
class DavyNote extends DavyElement {
  static properties = {note: {state: true}};

  constructor() {
    super();
    this.note = null;
    actions.addEventListener('note', (e) => this.show(e.detail));
  }

  show(note) {
    this.note = note;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (this.note = null), note.bad ? 12_000 : 4_000);
  }

  render() {
    return html`<div class="notes" role="status" aria-live="polite">
      ${this.note ? html`<p class="note ${this.note.bad ? 'bad' : ''}">${this.note.text}</p>` : nothing}</div>`;
  }
}

customElements.define('davy-note', DavyNote);
