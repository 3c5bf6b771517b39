// The app in another region, on the storage, the keys and the identity that are there: for when its own region has failed
// and Microsoft has failed the storage over. It has another address.
targetScope = 'resourceGroup'

@description('The name that main.bicep was given.')
param name string = 'mandates'

@description('The region in which the storage is now.')
param location string
param mailFrom string
param mailFromName string = 'General Secretariat'
param mailEventKey string = ''
param signInClientId string

@description('As main.bicep was given it: the scan belongs to the storage and goes on there.')
param scanForMalware bool = false

@description('Whether a former link key is in force: its links still open.')
param hasFormerLinkKey bool = false

var suffix = uniqueString(resourceGroup().id, name)

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: '${name}-id-${suffix}'
}

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' existing = {
  name: take('${name}${suffix}', 24)
}

var secrets = '@Microsoft.KeyVault(SecretUri=${vault.properties.vaultUri}secrets'

module app 'modules/app.bicep' = {
  params: {
    name: '${name}-${uniqueString(resourceGroup().id, name, location)}'
    location: location
    identityId: identity.id
    identityClientId: identity.properties.clientId
    storageName: take('${toLower(replace(name, '-', ''))}${suffix}', 24)
    packageContainer: 'app-packages'
    insightsName: '${name}-${suffix}'
    maximumInstances: 40
    mailApiKeySetting: '${secrets}/mail-api-key)'
    linkKeySetting: '${secrets}/link-key)'
    formerLinkKeySetting: hasFormerLinkKey ? '${secrets}/former-link-key)' : ''
    signInClientId: signInClientId
    mailFrom: mailFrom
    mailFromName: mailFromName
    mailCanLookUp: false
    mailEventKey: mailEventKey
    requireScan: scanForMalware
    sweepSchedule: '0 17 * * * *'
    workspaceName: '${name}-${suffix}'
  }
}

output appName string = app.outputs.name
output address string = app.outputs.address
