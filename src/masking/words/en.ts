import type {WordList} from './list.js';

/** English, and the abbreviations that other languages borrow. */
export const en: WordList = {
  lang: 'en',
  card: 'card, cards, cardn*, card n*, creditc*, credit, debit, cc, ccn*, pan, visa, mastercard, mc, amex, american express, diners, discover, jcb, maestro, unionpay, rupay',
  pay: 'pay, paid with, charge, charged to, charge it, bill, refund to, refund it to, use, using, try',
  hard: 'track*, parcel*, package, shipment, consign*, waybill, awb, courier*, delivery n*, dispatch n*, ups, usps, fedex, dhl, dpd, royal mail, imei*, meid, iccid, sim, esim, ean*, upc, gtin, isbn, sscc, sku, barcode*, serial*, sn, s/n, vin, iban, bic, swift, routing, sort code, account n*, bank acc*, a/c, acct, bsb, ifsc, clabe, loyal*, librar*, member*, reward*, frequent f*, clubcard, id n*, id card, national, identity, ssn, social sec*, aadhaar, nhs, passport*, licen*, student, employee, tax*, vat, npi, policy n*, insur*, patient, meter, timestamp, epoch, trace id, traceid, span id, spanid, uuid, hash, token, device*, lottery, arn, rrn, merchant id, terminal, score, e ticket, eticket, ticket n*, pnr, chassis, engine n*, registration n*, number plate, badge, driver*, driving, voter*, medica*, mrn, prescri*, subscriber*, warranty, part n*, model, lot n*, batch n*, asset*, contain*, pallet*, locker*, giro*, clearing n*, wallet, checksum, commit, utr, mpan, mprn, ein, tin, duns, lei, abn, nin, nino, pension*, roll n*, enrol*, scheme n*, points card',
  phone: 'phone*, tel, telephone*, mobile*, cell*, call, fax, whatsapp, contact number',
  soft: 'order*, po n*, purchase*, invoice*, receipt*, ref, reference*, transact*, txn, ticket*, case n*, case id, customer*, client*, account*, user*, id, session*, job*, voucher*, coupon*, promo*, confirmation*, acknowledg*, booking*, reserv*, request*, code, quote*, contract*, claim*, key, record*, application, subscription*, store credit, authori*, registration, incident*, tweet, rma, return n*, returns n*, complaint*, enquiry, inquiry, dispute*, docket, folio, basket, payment id, payment ref*, payment n*, transfer id, approval, agreement*, proposal*, item n*, item code, product code, product id, article n*, document*, file n*, project*, message id, event id, work order, redemption, redeem',
  neutral: 'gift*, egift*, e gift*, business card*, sd card*, memory card*, card payment*, card reader*',
  expiry: 'exp, expir*, expdate, valid*, good thru, thru, until, till, runs out',
  code: 'cvv*, cvc*, cv2, cid, csc, cvn, cvd, cav, ccv, sec, securit*, code, digits, on the back, pin, verif*',
};
