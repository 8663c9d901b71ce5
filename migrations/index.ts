import { Sources1800000000100 } from './1800000000100-sources.js';
import { Regions1800000000110 } from './1800000000110-regions.js';
import { Departments1800000000120 } from './1800000000120-departments.js';
import { Domains1800000000130 } from './1800000000130-domains.js';
import { Services1800000000140 } from './1800000000140-services.js';
import { Plans1800000000150 } from './1800000000150-plans.js';
import { ImportRuns1800000000160 } from './1800000000160-import-runs.js';
import { Search1800000000200 } from './1800000000200-search.js';
import { Revisions1800000000300 } from './1800000000300-revisions.js';
import { Validity1800000000305 } from './1800000000305-validity.js';
import { Identity1800000000310 } from './1800000000310-identity.js';
import { ChangeEvents1800000000320 } from './1800000000320-change-events.js';
import { ChangeSets1800000000330 } from './1800000000330-change-sets.js';
import { LocalFacts1800000000340 } from './1800000000340-local-facts.js';
import { Imports1800000000345 } from './1800000000345-imports.js';
import { Facilities1800000000350 } from './1800000000350-facilities.js';
import { Settlements1800000000352 } from './1800000000352-settlements.js';
import { FacilityTypeFacts1800000000355 } from './1800000000355-facility-type-facts.js';
import { KeptReports1800000000360 } from './1800000000360-kept-reports.js';
import { Observations1800000000370 } from './1800000000370-observations.js';
import { LocalTargets1800000000375 } from './1800000000375-local-targets.js';

/** In order. One change each; frozen once released. */
export const migrations = [
  Sources1800000000100,
  Regions1800000000110,
  Departments1800000000120,
  Domains1800000000130,
  Services1800000000140,
  Plans1800000000150,
  ImportRuns1800000000160,
  Search1800000000200,
  Revisions1800000000300,
  Validity1800000000305,
  Identity1800000000310,
  ChangeEvents1800000000320,
  ChangeSets1800000000330,
  LocalFacts1800000000340,
  Imports1800000000345,
  Facilities1800000000350,
  Settlements1800000000352,
  FacilityTypeFacts1800000000355,
  KeptReports1800000000360,
  Observations1800000000370,
  LocalTargets1800000000375,
];
