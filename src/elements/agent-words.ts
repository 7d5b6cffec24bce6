import '../locales/en-agent.js';
import type {HostTerms} from '../locales/host-terms.js';
import {Words} from './localize.js';

/** The words of an element that agents alone see. */
export class AgentWords extends Words<HostTerms> {}
