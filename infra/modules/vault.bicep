param name string
param location string

@secure()
param mailApiKey string

@secure()
param linkKey string

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: name
  location: location
  properties: {
    tenantId: subscription().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enableSoftDelete: true
    enablePurgeProtection: true
    softDeleteRetentionInDays: 90
  }
}

resource mailKey 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: 'mail-api-key'
  properties: {
    value: mailApiKey
    contentType: 'text/plain'
  }
}

resource linkKeySecret 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: 'link-key'
  properties: {
    value: linkKey
    contentType: 'text/plain'
  }
}

output name string = vault.name
output mailKeyName string = mailKey.name
output linkKeyName string = linkKeySecret.name

// Without a version, so that a new key is taken up without a deployment.
output mailApiKeyUri string = mailKey.properties.secretUri
output linkKeyUri string = linkKeySecret.properties.secretUri
