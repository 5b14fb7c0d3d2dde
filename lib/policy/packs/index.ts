import { joinParts } from '../merge';
import { type Pack, parsePart } from '../pack';
import absoluteClaim from './absolute-claim.yaml';
import abuseThreat from './abuse-threat.yaml';
import alike from './alike.yaml';
import arguing from './arguing.yaml';
import beyondAuthority from './beyond-authority.yaml';
import clocks from './clocks.yaml';
import coldTone from './cold-tone.yaml';
import disputePressure from './dispute-pressure.yaml';
import dontKnowVague from './dont-know-vague.yaml';
import flatRefusal from './flat-refusal.yaml';
import freightBeforeFault from './freight-before-fault.yaml';
import jargon from './jargon.yaml';
import negativeFraming from './negative-framing.yaml';
import offPlatform from './off-platform.yaml';
import overpromise from './overpromise.yaml';
import privacyRequest from './privacy-request.yaml';
import repeatRequest from './repeat-request.yaml';
import reviewManipulation from './review-manipulation.yaml';
import rightsDenial from './rights-denial.yaml';
import shirking from './shirking.yaml';
import unfilledSlot from './unfilled-slot.yaml';
import vocabulary from './vocabulary.yaml';

/* The built-in policy: one file a category, and the words they share. */
const parts: Readonly<Record<string, unknown>> = {
  vocabulary,
  'freight-before-fault': freightBeforeFault,
  arguing,
  'abuse-threat': abuseThreat,
  'flat-refusal': flatRefusal,
  shirking,
  'dont-know-vague': dontKnowVague,
  overpromise,
  'review-manipulation': reviewManipulation,
  'off-platform': offPlatform,
  'dispute-pressure': disputePressure,
  'privacy-request': privacyRequest,
  'absolute-claim': absoluteClaim,
  'rights-denial': rightsDenial,
  'beyond-authority': beyondAuthority,
  'cold-tone': coldTone,
  'negative-framing': negativeFraming,
  jargon,
  'repeat-request': repeatRequest,
  'unfilled-slot': unfilledSlot,
  alike,
  clocks,
};

let pack: Pack | undefined;

/** The pack that comes with the product, in the same format as a shop's own. */
export function builtInPack(): Pack {
  pack ??= joinParts(
    { format: 1, id: 'wenda', version: 1, name: '稳答内置策略' },
    Object.entries(parts).map(([name, part]) => {
      const parsed = parsePart(part);
      if (parsed.ok) return parsed.value;
      throw new Error(
        `${name}: ${parsed.problems.map((p) => `${p.rule ?? ''} ${p.field} ${p.message.key}`).join('; ')}`,
      );
    }),
  );
  return pack;
}
