import {html, nothing} from 'lit';
import {actions} from './actions.js';
import {DavyElement} from './element.js';
import {duration, minute, when} from './format.js';
import {ruleName, t} from './i18n.js';
import {permitOf, placeOf, sensorsLike, voteWords, votesOf} from './out-of-service.js';
import {store} from './store.js';

const MIN = 60;
const HOUR = 60 * MIN;
const DAY = 24 * HOUR;
const TIMES = {
  SHELVE: [5 * MIN, 15 * MIN, 30 * MIN, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, DAY, 3 * DAY, 7 * DAY],
  OUT_OF_SERVICE: [HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, 12 * HOUR, DAY, 3 * DAY, 7 * DAY, 30 * DAY],
};
const MOST_OFFERED = 20;
const USUAL = {SHELVE: 30 * MIN, OUT_OF_SERVICE: 8 * HOUR};

// Asks for the form that an action needs, for an alarm or for {id, sensor} of a record of davy.service; for none where the officer names the sensor.
class Forms extends EventTarget {
  open(type, alarm) {
    this.dispatchEvent(new CustomEvent('open', {detail: {type, alarm}}));
  }
}

export const forms = new Forms();

// What a shelf or an out of service wants to know: how long, why, under which permit.
class DavyActionForm extends DavyElement {
  static properties = {asked: {state: true}, typed: {state: true}, seconds: {state: true}, refused: {state: true}, sending: {state: true}};

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
    this.typed = '';
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
    this.refused = await actions.act(type, alarm?.id ?? this.named()?.tag ?? this.typed.trim(), more);
    this.sending = false;
    if (this.refused === null) {
      this.close();
    }
  }

  // The sensor whose tag the officer has typed.
  named() {
    const tag = this.typed.trim().toLowerCase();
    return tag ? store.plant?.sensors.find((s) => s.tag.toLowerCase() === tag) : undefined;
  }

  // What taking this out of service means: where it is, which permit it has already, which vote it leaves.
  means(tag) {
    const permit = permitOf(tag);
    const {what, zone} = placeOf(tag, this.asked.alarm);
    return html`<small class="means">${[what, zone].filter(Boolean).join(' · ')}
      ${permit ? html`<b>${t('out.already', {who: permit.by, until: minute(permit.until, store.now())})}</b>` : nothing}
      ${votesOf(tag).map((v) => html`<b>${voteWords(v)}</b>`)}</small>`;
  }

  whichSensor() {
    const named = this.named();
    const like = named ? [] : sensorsLike(this.typed, MOST_OFFERED);
    const offer = (s) => {
      const {what, zone} = placeOf(s.tag);
      return html`<option value=${s.tag}>${what} · ${zone}</option>`;
    };
    return html`<label>${t('sensor')}<input name="sensor" required autofocus list="all-sensors" autocomplete="off" spellcheck="false"
        @input=${(e) => (this.typed = e.target.value)}>
      <datalist id="all-sensors">${like.map(offer)}</datalist>
      ${named ? this.means(named.tag)
    : html`<small class="means">${this.typed.trim() && like.length === 0 ? html`<b>${t('out.unknown')}</b>` : t('out.search')}</small>`}</label>`;
  }

  fields(type, alarm) {
    const until = store.now() + this.seconds * 1000;
    return html`
      ${alarm ? nothing : this.whichSensor()}
      ${alarm && type === 'OUT_OF_SERVICE' ? html`<p>${this.means(alarm.sensor)}</p>` : nothing}
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
        <h2 id="form-title">${t(`form.${type}`)} <small>${alarm ? [alarm.sensor, alarm.rule && ruleName(alarm.rule)].filter(Boolean).join(' · ') : ''}</small></h2>
        <p>${t(`form.${type}.note`)}</p>
        ${this.fields(type, alarm)}
        ${this.refused ? html`<p class="error" role="alert">${this.refused}</p>` : nothing}
        <div class="row"><button type="button" @click=${this.close}>${t('cancel')}</button>
          <button class="primary" ?disabled=${this.sending}>${t(`form.${type}.do`)}</button></div>
      </form>` : nothing}</dialog>`;
  }
}

customElements.define('davy-action-form', DavyActionForm);
