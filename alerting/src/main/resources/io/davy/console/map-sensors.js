import * as L from 'leaflet';
import {measured, time} from './format.js';
import {ruleName, t} from './i18n.js';
import {at, label} from './map-drawing.js';
import {alarmIcon, restIcon} from './map-symbols.js';
import {isUnacked, store} from './store.js';

const BAD_FROM = 3;
const MISSED_INTERVALS = 3;

// The sensors of one floor; a symbol is made anew only when its look has changed.
export class SensorLayer {
  #group = L.layerGroup();
  #marks = new Map();

  constructor(map) {
    this.#group.addTo(map);
  }

  show(sensors) {
    this.#group.clearLayers();
    this.#marks = new Map(sensors.map((s) => {
      const marker = L.marker(at(s.place), {icon: restIcon('silent'), keyboard: false, alt: s.tag});
      marker.bindTooltip(() => this.#tip(s), {className: 'map-tip', direction: 'top', offset: [0, -6]});
      marker.addTo(this.#group);
      return [s.tag, {sensor: s, marker, look: ''}];
    }));
    this.update();
  }

  update() {
    const alarms = store.bySensor();
    this.#marks.forEach((mark) => {
      const worst = alarms.get(mark.sensor.tag)?.[0];
      const look = worst ? `${worst.priority} ${isUnacked(worst)}` : this.#condition(mark.sensor);
      if (look !== mark.look) {
        mark.look = look;
        mark.marker.setIcon(worst ? alarmIcon(worst.priority, isUnacked(worst)) : restIcon(look));
        mark.marker.setZIndexOffset(worst ? 500 : 0);
      }
      this.#valueLabel(mark, worst);
      if (mark.marker.isTooltipOpen() && !mark.permanent) {
        mark.marker.setTooltipContent(this.#tip(mark.sensor));
      }
    });
  }

  // A sensor in alarm carries its value beside it.
  #valueLabel(mark, worst) {
    const {sensor, marker} = mark;
    if (!worst) {
      mark.value?.remove();
      mark.value = null;
      return;
    }
    const value = store.values.get(sensor.tag)?.[0] ?? worst.value;
    const text = measured(value, sensor.unit);
    if (!mark.value) {
      mark.value = L.tooltip({permanent: true, direction: 'right', offset: [11, 0], className: 'map-label value-label', interactive: false})
        .setLatLng(marker.getLatLng());
      mark.value.addTo(this.#group);
      mark.text = '';
    }
    if (mark.text !== text) {
      mark.text = text;
      mark.value.setContent(label(text, sensor.tag));
    }
  }

  #condition(sensor) {
    const value = store.values.get(sensor.tag);
    if (!value) {
      return 'silent';
    }
    if (value[2] >= BAD_FROM) {
      return 'bad';
    }
    const old = store.now() - value[1] > Math.max(10_000, MISSED_INTERVALS * sensor.interval_ms);
    return old ? 'silent' : 'ok';
  }

  #tip(sensor) {
    const value = store.values.get(sensor.tag);
    const alarms = store.bySensor().get(sensor.tag) ?? [];
    return label(
      sensor.tag,
      `${sensor.gas ?? t(`kind.${sensor.kind}`)}${sensor.machine ? ` · ${sensor.machine}` : ''}`,
      value ? `${measured(value[0], sensor.unit)} · ${time(value[1])}` : t('novalue'),
      value && value[2] > 0 ? t(`quality.${value[2]}`) : '',
      ...alarms.map((a) => `${t(`priority.${a.priority}`)}: ${ruleName(a.rule)} (${t(`state.${a.state}`)})`),
    );
  }
}
