import type {AgentTerms} from './host-terms.js';
import {addWords} from './words.js';

/** English, for agents alone. */
export const enAgent: AgentTerms = {
  $code: 'en',

  sending: 'Sending',
  tryAgain: 'Try Again',
  discard: 'Discard',
  waitingForCustomer: 'Waiting for Customer',
  customerDeclinedPayment: 'Customer Declined Payment',
  requestExpired: 'Request Expired',
  viewCard: 'View Card',
  cardReceived: 'Card Received',
  cardRefused: 'Card Refused',
  paymentFailed: 'Payment Failed',
  timeLimitReached: 'Time Limit Reached',
  paymentUnderReview: 'Payment Under Review',
  completed: 'Completed',
  paid: 'Paid',
  canceled: 'Canceled',
  messageNotDelivered: 'Message Not Delivered',
  requestAgain: 'Request Again',
  markAsCompleted: 'Mark as Completed',
  cancelRequest: 'Cancel',
  wasCharged: 'Was the card charged?',
  wasChargedYes: 'Yes, it was charged',
  wasChargedNo: 'No, request again',
  customerOpened: 'Opened by the customer',
  customerEntering: (done) =>
    done === 0 ? 'Entering card details' : `Entering card details: ${done} ${done === 1 ? 'field' : 'fields'} done`,
  customerAway: 'The customer has left the form',
  delivered: 'Delivered',
  read: 'Read',
  requestPayment: 'Request payment',
  cardPayment: 'Card Payment',
  cardInformationSent: 'Card information has been sent',
  view: 'View',
  dismiss: 'Dismiss',
  activeRequest: 'Active payment request',
  requestOfAnother: 'A payment request of another agent',
};

addWords(enAgent);
