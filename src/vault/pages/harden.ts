// Runs before anything else of the page. No policy stops WebRTC from sending packets in Chromium, so its door is taken off
// the hinges; a script that got in could find another, which is why this is a speed bump and SECURITY.md says so.
for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection']) Reflect.deleteProperty(globalThis, name);
