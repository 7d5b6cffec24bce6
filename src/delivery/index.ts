export {clickatellMessenger, type ClickatellOptions} from './clickatell.js';
export {
  CHANNELS,
  PURPOSES,
  type Channel,
  type DeliveryFact,
  type DeliveryReport,
  type Handover,
  type Message,
  type MessageLink,
  type Messenger,
  type Purpose,
} from './messenger.js';
export type {UndeliveredReason} from '../request/undelivered.js';
export {once} from './once.js';
export type {Basic} from './secrets.js';
export type {ServiceOptions} from './service.js';
export {twilioMessenger, type TwilioContent, type TwilioOptions, type TwilioSender} from './twilio.js';
export {whatsappCloudMessenger, type WhatsappCloudOptions, type WhatsappTemplate} from './whatsapp-cloud.js';
