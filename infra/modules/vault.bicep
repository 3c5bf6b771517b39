param name string
param location string

@secure()
param mailApiKey string

@secure()
param linkKey string

@secure()
param formerLinkKey string
param hasFormerLinkKey bool
param workspaceName string

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = {
  name: workspaceName
}

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

// Who read or changed a key.
resource log 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'audit'
  scope: vault
  properties: {
    workspaceId: workspace.id
    logs: [
      {
        category: 'AuditEvent'
        enabled: true
      }
    ]
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

resource formerLinkKeySecret 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = if (hasFormerLinkKey) {
  parent: vault
  name: 'former-link-key'
  properties: {
    value: formerLinkKey
    contentType: 'text/plain'
  }
}

output name string = vault.name

// Without a version, so that a new key is taken up without a deployment. What the app's setting says, not the key.
output mailApiKeySetting string = '@Microsoft.KeyVault(SecretUri=${mailKey.properties.secretUri})'
output linkKeySetting string = '@Microsoft.KeyVault(SecretUri=${linkKeySecret.properties.secretUri})'
output formerLinkKeySetting string = hasFormerLinkKey
  ? '@Microsoft.KeyVault(SecretUri=${vault.properties.vaultUri}secrets/former-link-key)'
  : ''
