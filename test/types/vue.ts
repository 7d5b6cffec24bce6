// What a Vue template may write, as vue-tsc checks it: a component's `$props` and `$emit`.
import '../../src/vue.js';
import type {GlobalComponents} from 'vue';

import type {RequestSentEvent, Session} from '../../src/index.js';

declare const session: Session;
declare const emitOfComposer: InstanceType<GlobalComponents['chatpay-composer']>['$emit'];
declare const sent: RequestSentEvent;
type Props<T extends keyof GlobalComponents> = InstanceType<GlobalComponents[T]>['$props'];

export const provider: Props<'chatpay-provider'> = {vault: 'https://vault.example', session, class: 'chat'};
export const composer: Props<'chatpay-composer'> = {conversation: 'c1', answerWithin: 10, giftCards: true};
emitOfComposer('chatpay-request-sent', sent);

// @ts-expect-error no such property
export const unknownProperty: Props<'chatpay-request'> = {requestId: 'r1'};
// @ts-expect-error a number of minutes
export const wrongType: Props<'chatpay-composer'> = {answerWithin: '10'};
// @ts-expect-error no such event
emitOfComposer('chatpay-request-seen', sent);
// @ts-expect-error no such tag
export type Unknown = Props<'chatpay-requests'>;
