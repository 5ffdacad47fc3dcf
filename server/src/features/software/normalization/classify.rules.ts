import type { ProductKind, RawTitle } from './normalizer.types.js';

/** Number of a Microsoft update, as in "Security Update for Microsoft Windows (KB5031356)". */
const KB_NUMBER = /(?:^|[^a-z0-9])kb ?(\d{6,8})(?:v\d+)?(?![a-z0-9])/i;

/** The Microsoft update that a tidied name speaks of, as `KB5031356`, or null. */
export function updateNumber(name: string): string | null {
  const digits = KB_NUMBER.exec(name)?.[1];
  return digits === undefined ? null : `KB${digits}`;
}

/** Folded names of patches. Tried first: "Update for Microsoft Visual C++ Redistributable" is an update. */
const UPDATE_NAME: readonly RegExp[] = [
  /^(?:critical |security |cumulative |definition |feature |quality |service |dynamic )*update for /,
  /^(?:security|cumulative|critical) update\b/,
  /\bhotfix\b|\bhot fix\b/,
  /^(?:service pack|hotfix|patch|rollup|update rollup|gdr|qfe|correctif|mise a jour|sicherheitsupdate|actualizacion)\b/,
  /\b(?:service pack|cumulative update|security update|update rollup|maintenance pack|update package)(?: \d+)?(?: sp\d)?$/,
  /\b(?:patch|update)(?: \d+)? for\b/,
  /\b20\d\d(?: \S+)? update(?: \d+)?$/,
  /\bpatch(?: \d+)?$/,
  /\bservice pack \d+(?: sp\d+)?$/,
  /^обновление\b|^исправление\b/,
];

/** Folded names of parts, runtimes, drivers and add-ons. */
const COMPONENT_NAME: readonly RegExp[] = [
  /^microsoft\.(?:vclibs|net\.native|ui\.xaml|services\.store|windowsappruntime|winappruntime|directx|advertising|winjs)/,
  /\bredistributables?\b|\bredist\b|\bredistribuable\b/,
  /\bruntimes?\b(?!.*\bmanager\b)/,
  /\bsdk\b|\bsoftware development kit\b|\bddk\b|\bwdk\b/,
  /\b(?:language|help|locale|localization|speech|voice|font) packs?\b|\blangpack\b|\bsprachpaket\b|\bmodule linguistique\b/,
  /\bdrivers?\b(?!.*\b(?:updater|booster|easy|genius|support assistant|toolkit)\b)|\bdriver package\b|\bpilote\b|\btreiber\b|\bдрайвер/,
  /\b(?:odbc|oledb|ole db|jdbc|ado\.net)\b/,
  /\b(?:plug ?in|plugins?|add ?in|addins?|add ?on|addons?|extensions?|snap in)\b/,
  /\b(?:targeting pack|multi targeting pack|reference assemblies|developer pack|intellisense|templates?|toolset)\b/,
  /\b(?:native client|policies|clr types|management objects|transact sql|data tier|prerequisites?|bootstrapper)\b/,
  /\b(?:components?|librar(?:y|ies)|framework|firmware|middleware|resources?|documentation|help viewer|headers)\b/,
  /\b(?:proofing|verification linguistique|proofing tools|shared mui|shared setup|mui)\b/,
  /\.net\b.*\b(?:host|apphost|resolver|workload|manifests?|standard)\b/,
  /\b(?:click to run|clicktorun)\b.*\b(?:extensibility|licensing|localization|registration)\b/,
  /\b(?:codecs?|codec pack|filters?|preview handler|shell extension|context menu)\b/,
  /\b(?:auto ?updater|update(?:r)? (?:service|helper|agent|plugin|plug in)|update helper|crash reporter|helper)\b/,
  /\b(?:chipset|serial io|management engine|rapid storage|thermal framework|hsa|host interface service)\b/,
  /\b(?:fonts?|clip ?art|sample data|samples|content pack|material library|image library|symbols)\b/,
  /\b(?:shared|core|common) (?:files|framework|components|runtime|libraries)\b/,
  /\b(?:core interpreter|standard library|test suite|tcl tk support|development libraries|pip bootstrap)$/,
];

/** Names of registry keys that hold parts of Windows and Internet Explorer; they have no display name. */
const WINDOWS_PARTS: ReadonlySet<string> = new Set([
  'addressbook',
  'connection manager',
  'directanimation',
  'directdrawex',
  'dxm runtime',
  'fontcore',
  'icw',
  'ie40',
  'ie4data',
  'ie5bakex',
  'iedata',
  'mobileoptionpack',
  'mplayer2',
  'mssoapconnector',
  'netmeeting',
  'outlookexpress',
  'pchealth',
  'schedulingagent',
  'wic',
]);

/**
 * What kind of product a title is, from its cleaned and folded name and from the category that the agent gives.
 * Package managers' packages are not asked about here.
 */
export function classifyName(folded: string, title: RawTitle): ProductKind {
  const category = title.systemCategory?.toLowerCase() ?? '';
  if (UPDATE_NAME.some((pattern) => pattern.test(folded)) || /^(?:security_update|update|hotfix)$/.test(category)) {
    return 'UPDATE';
  }
  if (
    category === 'system_component' ||
    WINDOWS_PARTS.has(folded) ||
    COMPONENT_NAME.some((pattern) => pattern.test(folded))
  ) {
    return 'COMPONENT';
  }
  return 'APPLICATION';
}
