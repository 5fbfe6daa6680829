"use strict";
// Robots that drive by the npm package vda-5050-lib (VDA 5050 2.0.0), which nobody of Davy's wrote: its AgvController and its VirtualAgvAdapter do all the
// work. Added here are the two inspections that Davy asks for, and, for robots with "actions": true, the reading of the standard's key `actions`.
//
// Usage: node robot.js MQTT-URL '[{"serial": "X1", "node": "D1", "x": 0, "y": 0, "looks": true, "actions": true}, ...]'
const { AgvController, VirtualAgvAdapter } = require("vda-5050-lib");

const [url, robots] = [process.argv[2], JSON.parse(process.argv[3])];

function inspection(actionType, result) {
    return {
        actionType,
        actionScopes: "node",
        transitions: {
            ON_INIT: { next: "RUNNING" },
            ON_CANCEL: {},
            RUNNING: { durationTime: 1, next: "FINISHED" },
            FINISHED: { resultDescription: () => JSON.stringify(result) },
            FAILED: { errorDescription: () => actionType + " failed" },
        },
    };
}

class Inspector extends VirtualAgvAdapter {
    get actionDefinitions() {
        return [
            ...super.actionDefinitions,
            inspection("inspectGas", { value: 37, unit: "ppm" }),
            inspection("takePhoto", { value: 1, unit: "photo" }),
        ];
    }
}

// The package expects the key `instantActions`, the standard says `actions`.
class Standard extends AgvController {
    _processInstantActions(message) {
        const { actions, ...rest } = message;
        super._processInstantActions(actions === undefined ? message : { ...rest, instantActions: actions });
    }
}

for (const r of robots) {
    const Controller = r.actions ? Standard : AgvController;
    new Controller(
        { manufacturer: "elsewhere", serialNumber: r.serial },
        { interfaceName: "uagv", vdaVersion: "2.0.0", transport: { brokerUrl: url, heartbeat: 5 } },
        { agvAdapterType: r.looks ? Inspector : VirtualAgvAdapter, publishStateInterval: 2000, publishVisualizationInterval: 1000 },
        {
            initialPosition: { mapId: "F0", x: r.x, y: r.y, theta: 0, lastNodeId: r.node },
            vehicleSpeed: r.speed,
            tickRate: 10,
        },
    ).start().then(() => console.log("started " + r.serial), e => {
        console.error("robot " + r.serial + " did not start: " + e);
        process.exit(1);
    });
}
