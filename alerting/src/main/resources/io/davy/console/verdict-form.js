import {html, nothing} from 'lit';
import {actions} from './actions.js';
import {DavyElement} from './element.js';
import {hazardName, nameOf, t} from './i18n.js';
import {store} from './store.js';

const OUTCOMES = ['CONFIRMED', 'NOT_FOUND', 'INCONCLUSIVE'];

// Asks for the verdict of an officer who was at the scene or has seen the picture.
class Verdicts extends EventTarget {
  ask(incident) {
    this.dispatchEvent(new CustomEvent('ask', {detail: incident}));
  }
}

export const verdicts = new Verdicts();

// What a verdict wants to know: which, and on what it rests. None is chosen beforehand.
class DavyVerdictForm extends DavyElement {
  static properties = {incident: {state: true}, refused: {state: true}, sending: {state: true}};

  constructor() {
    super();
    this.incident = null;
    verdicts.addEventListener('ask', (e) => this.open(e.detail));
  }

  async open(incident) {
    this.incident = incident;
    this.refused = null;
    this.sending = false;
    await this.updateComplete;
    this.querySelector('dialog').showModal();
    this.querySelector('input')?.focus();
  }

  close() {
    this.querySelector('dialog').close();
    this.incident = null;
  }

  async send(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    this.sending = true;
    this.refused = await actions.act('VERDICT', this.incident.id, {outcome: form.get('outcome'), reason: form.get('reason')});
    this.sending = false;
    if (this.refused === null) {
      this.close();
    }
  }

  render() {
    const i = this.incident;
    const zone = store.plant?.zones.find((z) => z.id === i?.zone);
    return html`<dialog class="verdict-form" aria-labelledby="verdict-title" @close=${() => (this.incident = null)}>${i ? html`
      <form class="asks" @submit=${this.send}>
        <h2 id="verdict-title">${t('form.VERDICT')} <small>${hazardName(i.hazard, i.gas)} · ${nameOf(zone, i.zone)}</small></h2>
        <p>${t('form.VERDICT.note')}</p>
        <fieldset><legend>${t('verdict')}</legend><div class="times">${OUTCOMES.map((o) => html`
          <label><input type="radio" name="outcome" value=${o} required>${t(`outcome.${o}`)}</label>`)}</div></fieldset>
        <label>${t('form.VERDICT.reason')}<textarea name="reason" required maxlength="500" rows="2"></textarea></label>
        ${this.refused ? html`<p class="error" role="alert">${this.refused}</p>` : nothing}
        <div class="row"><button type="button" @click=${this.close}>${t('cancel')}</button>
          <button class="primary" ?disabled=${this.sending}>${t('form.VERDICT.do')}</button></div>
      </form>` : nothing}</dialog>`;
  }
}

customElements.define('davy-verdict-form', DavyVerdictForm);
