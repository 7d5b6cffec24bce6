export {bring, stageIn, type SetUp} from './bring.js';
export {fakeClock, type FakeClock} from './clock.js';
export {AGENT, CUSTOMER, makeRequestCommand, makeSealedCard} from './commands.js';
export {Harness} from './harness.js';
export {
  BannerHarness,
  ComposerHarness,
  GuardHarness,
  IndicatorHarness,
  OrderHarness,
  ProgressHarness,
  ProviderHarness,
  ReceiptHarness,
  RequestHarness,
  StatusHarness,
  bannerHarness,
  composerHarness,
  guardHarness,
  harness,
  indicatorHarness,
  orderHarness,
  progressHarness,
  providerHarness,
  receiptHarness,
  requestHarness,
  statusHarness,
} from './harnesses.js';
export {fakeProvider, outcomeByAmount, type FakeProvider, type FakeProviderOptions} from './provider.js';
export {createTestSigner, makeTerms, type TestSigner, type TestSignerOptions} from './signer.js';
export {Stage, type Report} from './stage.js';
export {memoryBackend, type MemoryBackend, type MemoryStep, type MemoryTransportOptions} from '../transport/memory.js';
