import {html, nothing} from 'lit';
import {actions} from './actions.js';
import {DavyElement} from './element.js';
import {duration, when} from './format.js';
import {ruleName, t} from './i18n.js';
import {store} from './store.js';

const MIN = 60;
const HOUR = 60 * MIN;
const DAY = 24 * HOUR;
const TIMES = {
  SHELVE: [5 * MIN, 15 * MIN, 30 * MIN, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, DAY, 3 * DAY, 7 * DAY],
  OUT_OF_SERVICE: [HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, 12 * HOUR, DAY, 3 * DAY, 7 * DAY, 30 * DAY],
};
const USUAL = {SHELVE: 30 * MIN, OUT_OF_SERVICE: 8 * HOUR};

// Asks for the form that an action needs; the alarm is absent where the officer names the sensor.
class Forms extends EventTarget {
  open(type, alarm) {
    this.dispatchEvent(new CustomEvent('open', {detail: {type, alarm}}));
  }
}

export const forms = new Forms();

// What a shelf or an out of service wants to know: how long, why, under which permit.
class DavyActionForm extends DavyElement {
  static properties = {asked: {state: true}, seconds: {state: true}, refused: {state: true}, sending: {state: true}};

  constructor() {
    super();
    this.asked = null;
    this.watch(store, 'tick');
    forms.addEventListener('open', (e) => this.open(e.detail));
  }

  get dialog() {
    return this.querySelector('dialog');
  }

  // The times that the class of the alarm allows; its maximum itself among them.
  times() {
    const {type, alarm} = this.asked;
    const most = type === 'SHELVE' ? store.plant?.care[alarm.alarm_class]?.shelve_most_s ?? 0 : Infinity;
    const fit = TIMES[type].filter((s) => s <= most);
    return Number.isFinite(most) && !fit.includes(most) ? [...fit, most] : fit;
  }

  async open(asked) {
    this.asked = asked;
    this.refused = null;
    this.sending = false;
    const times = this.times();
    this.seconds = times.includes(USUAL[asked.type]) ? USUAL[asked.type] : times.at(-1);
    await this.updateComplete;
    this.dialog.showModal();
    this.querySelector('[autofocus]')?.focus();
  }

  close() {
    this.dialog.close();
    this.asked = null;
  }

  async send(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const {type, alarm} = this.asked;
    const more = {reason: form.get('reason'), seconds: Number(form.get('seconds'))};
    if (type === 'SHELVE') {
      more.one_shot = form.has('one_shot');
    } else {
      more.permit = form.get('permit');
    }
    this.sending = true;
    this.refused = await actions.act(type, alarm?.id ?? form.get('sensor'), more);
    this.sending = false;
    if (this.refused === null) {
      this.close();
    }
  }

  fields(type, alarm) {
    const until = store.now() + this.seconds * 1000;
    return html`
      ${alarm ? nothing : html`<label>${t('sensor')}<input name="sensor" required autofocus list="all-sensors" autocomplete="off">
        <datalist id="all-sensors">${(store.plant?.sensors ?? []).map((s) => html`<option value=${s.tag}></option>`)}</datalist></label>`}
      ${type === 'OUT_OF_SERVICE' ? html`<label>${t('permit')}<input name="permit" required maxlength="64" autocomplete="off" ?autofocus=${alarm}></label>` : nothing}
      <label>${t('reason')}<textarea name="reason" required maxlength="500" rows="2" ?autofocus=${type === 'SHELVE'}></textarea></label>
      <fieldset><legend>${t('for.how.long')}</legend><div class="times">${this.times().map((s) => html`
        <label><input type="radio" name="seconds" value=${s} .checked=${s === this.seconds} @change=${() => (this.seconds = s)}>${duration(s * 1000, true)}</label>`)}</div>
        <small>${t('until', {time: when(until, store.now())})}</small></fieldset>
      ${type === 'SHELVE' ? html`<label class="check"><input type="checkbox" name="one_shot">${t('one.shot')}</label>` : nothing}`;
  }

  render() {
    const {type, alarm} = this.asked ?? {};
    return html`<dialog aria-labelledby="form-title" @close=${() => (this.asked = null)}>${this.asked ? html`
      <form class="asks" @submit=${this.send}>
        <h2 id="form-title">${t(`form.${type}`)} <small>${alarm ? `${alarm.sensor} · ${ruleName(alarm.rule)}` : ''}</small></h2>
        <p>${t(`form.${type}.note`)}</p>
        ${this.fields(type, alarm)}
        ${this.refused ? html`<p class="error" role="alert">${this.refused}</p>` : nothing}
        <div class="row"><button type="button" @click=${this.close}>${t('cancel')}</button>
          <button class="primary" ?disabled=${this.sending}>${t(`form.${type}.do`)}</button></div>
      </form>` : nothing}</dialog>`;
  }
}

customElements.define('davy-action-form', DavyActionForm);
