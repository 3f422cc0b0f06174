import { queryOptions } from '@tanstack/react-query';
import { getCase, getDisclosures } from '@tovholder/api-client';
import { call } from '../../api';

/** The case as this reader may see it. */
export const caseQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['case', caseId],
    queryFn: () => call(getCase({ path: { id: caseId } })),
  });

/** What passed between authorities in it. */
export const disclosuresQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['case', caseId, 'disclosures'],
    queryFn: () => call(getDisclosures({ path: { id: caseId } })),
  });
