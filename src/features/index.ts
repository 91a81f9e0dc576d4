import type { Feature } from '../slack/feature.ts'
import type { FeatureDeps } from './deps.ts'
import { devices } from './devices/index.ts'
import { help } from './help/index.ts'
import { home } from './home/index.ts'
import { links } from './links/index.ts'
import { lookup } from './lookup/index.ts'
import { organization } from './organization/index.ts'
import { preferences } from './preferences/index.ts'
import { standing } from './standing/index.ts'

/** Everything the bot can do. A new feature is a folder beside this file and a line here. */
export const createFeatures = (deps: FeatureDeps): Feature[] => {
  const features: Feature[] = [
    lookup(deps),
    devices(deps),
    preferences(deps),
    standing(deps),
    organization(deps),
    links(deps),
    home(deps),
    help(() => features),
  ]
  return features
}
