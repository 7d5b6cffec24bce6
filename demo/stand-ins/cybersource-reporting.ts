import {json} from './behavior.js';
import {approvedOf, type Ledger, type LedgerEntry} from './cybersource-ledger.js';

function transactionOf(entry: LedgerEntry): object {
  const {decision, code} = entry.verdict;
  const isDecisions = decision === 'REVIEW' || code === '481';
  const steps = isDecisions
    ? [
        {name: 'ics_auth', reasonCode: '100', rFlag: 'SOK'},
        {name: 'ics_decision', reasonCode: code},
      ]
    : [{name: 'ics_auth', reasonCode: code, rFlag: code === '100' ? 'SOK' : 'DCARDREFUSED'}];
  const approved = approvedOf(entry);
  return {
    id: entry.id,
    submitTimeUtc: `${new Date(entry.at).toISOString().slice(0, 19)}Z`,
    clientReferenceInformation: {code: entry.reference},
    applicationInformation: {
      applications: [...steps, {name: 'ics_bill', ...(decision === 'ACCEPT' && {reasonCode: '100'})}],
    },
    paymentInformation: {card: {suffix: entry.suffix}},
    orderInformation: {
      amountDetails: {
        totalAmount: entry.amount,
        currency: entry.currency,
        ...(approved && {authorizedAmount: approved}),
      },
    },
  };
}

/** `POST /tss/v2/searches`. */
export function search({query, limit}: Record<string, unknown>, ledger: Ledger): Response {
  const [, reference] = /^clientReferenceInformation\.code:([\w-]+)$/.exec(String(query)) ?? [];
  if (!reference || typeof limit !== 'number') return json(400, {reason: 'INVALID_DATA'});
  // the real search is by words: other references may be among what it finds
  const found = ledger.reported().filter((entry) => entry.reference.includes(reference.slice(0, 4)));
  const transactionSummaries = found.slice(-limit).reverse().map(transactionOf);
  return json(201, {count: found.length, totalCount: found.length, _embedded: {transactionSummaries}});
}

/** `GET /tss/v2/transactions/{id}` and `GET /reporting/v3/conversion-details`; nothing for what is not there. */
export function report({pathname, searchParams}: URL, ledger: Ledger): Response | undefined {
  const [, id] = /^\/tss\/v2\/transactions\/([\w-]+)$/.exec(pathname) ?? [];
  const entry = ledger.reported().find((one) => one.id === id);
  if (entry) return json(200, transactionOf(entry));
  if (pathname !== '/reporting/v3/conversion-details') return undefined;
  const [from, to] = ['startTime', 'endTime'].map((name) => Date.parse(searchParams.get(name) ?? ''));
  // sure: a range of a day at most
  if (!from || !to || to - from > 24 * 60 * 60_000 || !searchParams.get('organizationId')) return json(400, {});
  const conversionDetails = ledger.entries.flatMap(({id: requestId, conversion}) =>
    conversion && conversion.at >= from && conversion.at <= to
      ? [
          {
            requestId,
            originalDecision: 'REVIEW',
            newDecision: conversion.decision,
            conversionDate: new Date(conversion.at).toISOString(),
          },
        ]
      : [],
  );
  return conversionDetails.length > 0 ? json(200, {conversionDetails}) : json(404, {});
}
