import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import { caseSearchAttributes } from '@tovholder/contracts/commands';

const { process, state, district } = caseSearchAttributes;

export const caseProcessAttribute = defineSearchAttributeKey(process, SearchAttributeType.KEYWORD);
export const caseStateAttribute = defineSearchAttributeKey(state, SearchAttributeType.KEYWORD);
export const caseDistrictAttribute = defineSearchAttributeKey(district, SearchAttributeType.KEYWORD);

/** Names to register on a namespace, all of type Keyword. */
export const searchAttributeNames: readonly string[] = Object.values(caseSearchAttributes);
