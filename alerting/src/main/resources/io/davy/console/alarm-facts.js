import {html, nothing} from 'lit';
import {measured, span, when} from './format.js';
import {language, t} from './i18n.js';
import {store} from './store.js';

const fact = (label, value) => (value ? html`<div><dt>${label}</dt><dd>${value}</dd></div>` : nothing);

// The explanation is written in English; in Korean the figures come first.
function why(alarm) {
  const text = alarm.explanation?.text;
  if (language.code === 'en' && text) {
    return text;
  }
  const figures = t('why.figures', {sensor: alarm.sensor, value: measured(alarm.value, alarm.unit), limit: measured(alarm.limit, alarm.unit)});
  return html`${figures}${text ? html`<small lang="en">${text}</small>` : nothing}`;
}

// Why an alarm stands: the sentence, the limit and where it comes from.
export function alarmFacts(alarm) {
  const e = alarm.explanation;
  return html`<dl class="facts-list">
    ${fact(t('why'), why(alarm))}
    ${fact(t('limit.title'), measured(alarm.limit, alarm.unit))}
    ${fact(t('limit.source'), e?.limit_source)}
    ${fact(t('window'), span(e?.window))}
    ${fact(t('state'), t(`state.${alarm.state}`))}
    ${alarm.acked_by ? fact(t('acked'), t('acked.by', {who: alarm.acked_by, time: when(alarm.acked_at, store.now())})) : nothing}
    ${alarm.chatter > 0 ? fact('', t('chatter', {n: alarm.chatter})) : nothing}
  </dl>`;
}
