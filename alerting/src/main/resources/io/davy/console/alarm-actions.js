import {html, nothing} from 'lit';
import {actions} from './actions.js';
import {forms} from './action-form.js';
import {t} from './i18n.js';
import {isUnacked, store} from './store.js';

const button = (alarm, kind, label, does, off = false) => html`<button class=${kind} ?disabled=${off || actions.busy(alarm.id)}
  aria-label="${label} ${alarm.sensor}" @click=${does}>${label}</button>`;

// Why an alarm cannot be shelved at all, or null.
export const neverShelved = (alarm) => (store.plant?.care[alarm.alarm_class]?.shelve_most_s === 0
  ? t('never.shelved', {class: t(`class.${alarm.alarm_class}`)}) : null);

function shelving(alarm) {
  if (alarm.handling?.shelf) {
    return button(alarm, 'unshelve', t('unshelve'), () => actions.act('UNSHELVE', alarm.id));
  }
  const never = neverShelved(alarm);
  return html`${button(alarm, 'shelve', t('shelve'), () => forms.open('SHELVE', alarm), never !== null)}
    ${never ? html`<small>${never}</small>` : nothing}`;
}

// Reset, with who has asked for it already where the class wants two persons.
export function resetButton(alarm) {
  const by = alarm.handling?.resets ?? [];
  const persons = store.plant?.care[alarm.alarm_class]?.reset_persons ?? 1;
  return html`${button(alarm, 'reset', persons > 1 ? t('reset.of', {n: by.length, m: persons}) : t('reset'),
    () => actions.act('RESET', alarm.id), alarm.shown !== 'LATCHED_ACKED')}`;
}

// All that can be done with an alarm; what cannot says why.
export function alarmActions(alarm, ack = true) {
  const latched = alarm.state.startsWith('LATCHED');
  return html`<div class="do">
    ${ack && isUnacked(alarm) ? button(alarm, 'primary', t('ack'), () => actions.act('ACK', alarm.id)) : nothing}
    ${latched ? resetButton(alarm) : nothing}
    ${latched && alarm.state !== 'LATCHED_ACKED' ? html`<small>${t('reset.ack.first')}</small>` : nothing}
    ${alarm.shown === 'NORMAL' ? nothing : shelving(alarm)}
    ${alarm.handling?.out_of_service
      ? button(alarm, 'in-service', t('in.service'), () => actions.act('IN_SERVICE', alarm.id))
      : button(alarm, 'out-of-service', t('out.of.service'), () => forms.open('OUT_OF_SERVICE', alarm))}
  </div>`;
}
