import {html, nothing} from 'lit';
import {measured, span, when} from './format.js';
import {has, language, ruleKey, t} from './i18n.js';
import {store} from './store.js';

const fact = (label, value) => (value ? html`<div><dt>${label}</dt><dd>${value}</dd></div>` : nothing);

// The explanation's sentence is written in English; for a rule that the texts know, its figures make the sentence of another language.
function why(alarm) {
  const text = alarm.explanation?.text;
  if (language.code === 'en' && text) {
    return text;
  }
  const kind = has(`why.${ruleKey(alarm.rule)}`) ? ruleKey(alarm.rule)
    : /(high|low|rate_of_rise|above_background|vibration_zone_[cd]|bad_signal|out_of_range|stuck|silent|clock_wrong)$/.exec(alarm.rule)?.[1];
  const known = kind && has(`why.${kind}`);
  const value = alarm.explanation?.readings?.at(-1)?.value ?? alarm.value;
  const figures = t(known ? `why.${kind}` : 'why.figures',
    {sensor: alarm.sensor, gas: alarm.gas ?? '', value: measured(value, alarm.unit), limit: measured(alarm.limit, alarm.unit)}).replace(/ +/g, ' ');
  return html`${figures}${text && !known ? html`<small lang="en">${text}</small>` : nothing}`;
}

// Why an alarm stands: the sentence, the limit and where it comes from.
export function alarmFacts(alarm) {
  const e = alarm.explanation;
  return html`<dl class="facts-list">
    ${fact(t('why'), why(alarm))}
    ${fact(t('limit.title'), measured(alarm.limit, alarm.unit))}
    ${fact(t('limit.source'), e?.limit_source)}
    ${fact(t('ne107'), alarm.ne107 && t(`ne107.${alarm.ne107}`))}
    ${fact(t('window'), span(e?.window))}
    ${fact(t('state'), t(`state.${alarm.state}`))}
    ${alarm.acked_by ? fact(t('acked'), t('acked.by', {who: alarm.acked_by, time: when(alarm.acked_at, store.now())})) : nothing}
    ${alarm.chatter > 0 ? fact('', t('chatter', {n: alarm.chatter})) : nothing}
  </dl>`;
}
