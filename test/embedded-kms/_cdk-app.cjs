// An app of AWS CDK as `cdk` sees it: it writes an assembly whose one stack names the key that has the alias $ALIAS, and
// says that `cdk` must look this key up first. (The app itself would need the library of CDK, which has 160 MB.)
const { writeFileSync } = require('node:fs');

const { ALIAS: aliasName, CDK_CONTEXT_JSON, CDK_OUTDIR } = process.env;
const { key: found } = JSON.parse(CDK_CONTEXT_JSON ?? '{}');
const value = found === undefined ? 'not known yet' : (found.keyId ?? found.$providerError);
const props = { account: '111122223333', region: 'us-east-2', aliasName };
const stack = {
  type: 'aws:cloudformation:stack',
  environment: `aws://${props.account}/${props.region}`,
  properties: { templateFile: 'template.json' },
};
const manifest = {
  version: '36.0.0',
  artifacts: { stack },
  missing: found === undefined ? [{ key: 'key', provider: 'key-provider', props }] : [],
};
writeFileSync(`${CDK_OUTDIR}/template.json`, JSON.stringify({ Outputs: { Key: { Value: value } } }));
writeFileSync(`${CDK_OUTDIR}/manifest.json`, JSON.stringify(manifest));
