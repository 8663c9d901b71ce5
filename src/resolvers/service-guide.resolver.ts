import { FieldResolver, Resolver, Root } from 'type-graphql';
import { guideQuality, type GuideQuality as Quality } from '../domain/guide-quality.js';
import type { ServiceGuide as Guide } from '../domain/local-implementation.js';
import { GuideQuality, ServiceGuide } from '../entities/service-guide.js';

@Resolver(() => ServiceGuide)
export class ServiceGuideResolver {
  @FieldResolver(() => GuideQuality)
  quality(@Root() guide: Guide): Quality {
    return guideQuality(guide);
  }
}
