// For azd, which works on a subscription: the resource group, and in it what main.bicep makes.
targetScope = 'subscription'

@minLength(3)
@maxLength(11)
param name string
param location string
param mailFrom string
param alertEmail string
param signInClientId string

@description('Public key of the provider\'s signed event webhook.')
param mailEventKey string = ''

param scanForMalware bool = false

@description('First day of the month of the first deployment, for the budget; the same ever after.')
param budgetStart string = ''

@secure()
param mailApiKey string

@secure()
param linkKey string

@secure()
param formerLinkKey string = ''

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-${name}'
  location: location
  tags: {
    'azd-env-name': name
  }
}

module installation 'main.bicep' = {
  scope: group
  params: {
    name: name
    location: location
    mailFrom: mailFrom
    alertEmail: alertEmail
    signInClientId: signInClientId
    mailEventKey: mailEventKey
    scanForMalware: scanForMalware
    budgetStart: budgetStart
    mailApiKey: mailApiKey
    linkKey: linkKey
    formerLinkKey: formerLinkKey
  }
}

output AZURE_RESOURCE_GROUP string = group.name
output appName string = installation.outputs.appName
output address string = installation.outputs.address
output storageName string = installation.outputs.storageName
output vaultName string = installation.outputs.vaultName
