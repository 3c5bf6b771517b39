// Everything that one installation needs, in one resource group.
targetScope = 'resourceGroup'

@description('Begins the name of every resource.')
@minLength(3)
@maxLength(11)
param name string = 'mandates'

@description('A region that offers Flex Consumption.')
param location string = resourceGroup().location

@description('How often the records are copied.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS'])
param storageSku string = 'Standard_ZRS'

@description('Sender of all notices; the mail provider must have verified it.')
param mailFrom string

@description('Name beside the sender address.')
param mailFromName string = 'General Secretariat'

@description('Whether the mail account can look up messages (Email Activity).')
param mailCanLookUp bool = false

@description('The public key of the mail provider\'s signed event webhook; without it no delivery event is believed.')
param mailEventKey string = ''

@secure()
@description('API key of the mail provider, with the right to send mail.')
param mailApiKey string

@secure()
@description('Key of the personal links: base64 of 32 random bytes. A new one ends every link.')
@minLength(44)
param linkKey string

@secure()
@description('The key before linkKey: its links still open. Empty ends them.')
param formerLinkKey string = ''

@description('Application (client) id of the Entra registration that officers sign in with.')
@minLength(36)
@maxLength(36)
param signInClientId string

@description('Address that alerts are sent to.')
param alertEmail string

@description('Days in which nobody can change or delete a submission.')
@minValue(1)
@maxValue(146000)
param immutableDays int = 3650

@description('Whether the storage account scans what is uploaded for malware (Microsoft Defender for Storage, which costs by volume), and the app hands out and packs only what was found clean.')
param scanForMalware bool = false

@description('When the sweep runs: six fields, UTC.')
param sweepSchedule string = '0 17 * * * *'

@description('Telemetry taken in a day, in GB; more is dropped until the next day.')
@minValue(1)
param dailyCapGb int = 1

@description('Most instances at once.')
@minValue(1)
@maxValue(1000)
param maximumInstances int = 40

@description('What the resource group may cost in a month, in the currency of the subscription, before a mail says so.')
@minValue(1)
param monthlyBudget int = 10

@description('First day of the month in which the budget begins, such as 2026-12-01: the month of the first deployment, and the same ever after, because Azure changes the start of no budget. Empty for no budget.')
param budgetStart string = ''

@description('Whether there is a Durable Task Scheduler. The app uses it with the package and the host.json that docs/scale.md names.')
param durableTaskScheduler bool = false

@description('Consumption is paid by the action, Dedicated by the month.')
@allowed(['Consumption', 'Dedicated'])
param schedulerSku string = 'Consumption'

var suffix = uniqueString(resourceGroup().id, name)

module identity 'modules/identity.bicep' = {
  params: {
    name: '${name}-id-${suffix}'
    location: location
  }
}

module storage 'modules/storage.bicep' = {
  params: {
    name: take('${toLower(replace(name, '-', ''))}${suffix}', 24)
    location: location
    sku: storageSku
    immutableDays: immutableDays
    scanForMalware: scanForMalware
    workspaceName: monitoring.outputs.workspaceName
  }
}

module vault 'modules/vault.bicep' = {
  params: {
    name: take('${name}${suffix}', 24)
    location: location
    mailApiKey: mailApiKey
    linkKey: linkKey
    formerLinkKey: formerLinkKey
    hasFormerLinkKey: !empty(formerLinkKey)
    workspaceName: monitoring.outputs.workspaceName
  }
}

module monitoring 'modules/monitoring.bicep' = {
  params: {
    name: '${name}-${suffix}'
    location: location
    dailyCapGb: dailyCapGb
  }
}

module rbac 'modules/rbac.bicep' = {
  params: {
    principalId: identity.outputs.principalId
    storageName: storage.outputs.name
    vaultName: vault.outputs.name
    insightsName: monitoring.outputs.insightsName
  }
}

module scheduler 'modules/scheduler.bicep' = if (durableTaskScheduler) {
  params: {
    name: '${name}-${suffix}'
    location: location
    principalId: identity.outputs.principalId
    clientId: identity.outputs.clientId
    sku: schedulerSku
  }
}

module app 'modules/app.bicep' = {
  params: {
    name: '${name}-${suffix}'
    location: location
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    storageName: storage.outputs.name
    packageContainer: storage.outputs.packageContainer
    insightsName: monitoring.outputs.insightsName
    maximumInstances: maximumInstances
    mailApiKeySetting: vault.outputs.mailApiKeySetting
    linkKeySetting: vault.outputs.linkKeySetting
    formerLinkKeySetting: vault.outputs.formerLinkKeySetting
    signInClientId: signInClientId
    mailFrom: mailFrom
    mailFromName: mailFromName
    mailCanLookUp: mailCanLookUp
    mailEventKey: mailEventKey
    requireScan: scanForMalware
    sweepSchedule: sweepSchedule
    workspaceName: monitoring.outputs.workspaceName
    schedulerConnection: scheduler.?outputs.connection ?? ''
  }
  // Its rights first: the app opens its storage as soon as it starts.
  dependsOn: [rbac]
}

module alerts 'modules/alerts.bicep' = {
  params: {
    name: '${name}-${suffix}'
    location: location
    workspaceName: monitoring.outputs.workspaceName
    email: alertEmail
    monthlyBudget: monthlyBudget
    budgetStart: budgetStart
  }
}

output appName string = app.outputs.name
output address string = app.outputs.address
output storageName string = storage.outputs.name
output vaultName string = vault.outputs.name
