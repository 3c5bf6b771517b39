param name string
param location string
param identityId string
param identityClientId string
param storageName string
param packageContainer string
param insightsName string
param maximumInstances int
param mailApiKeySetting string
param linkKeySetting string
param formerLinkKeySetting string
param signInClientId string
param mailFrom string
param mailFromName string
param mailCanLookUp bool
param mailEventKey string
param requireScan bool
param sweepSchedule string
param workspaceName string

@description('Connection of the Durable Task Scheduler; empty without one.')
param schedulerConnection string = ''

resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: storageName
}

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = {
  name: workspaceName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: name
  location: location
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: {
    reserved: true
  }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  kind: 'functionapp,linux'
  tags: {
    // By which azd finds it.
    'azd-service-name': 'app'
  }
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identityId
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${storage.properties.primaryEndpoints.blob}${packageContainer}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
      scaleAndConcurrency: {
        instanceMemoryMB: 2048
        maximumInstanceCount: maximumInstances
      }
    }
    siteConfig: {
      http20Enabled: true
      ftpsState: 'Disabled'
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
    }
  }

  resource settings 'config' = {
    name: 'appsettings'
    properties: {
      AzureWebJobsStorage__accountName: storage.name
      AzureWebJobsStorage__credential: 'managedidentity'
      AzureWebJobsStorage__clientId: identityClientId
      APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
      APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
      Storage__TableUri: storage.properties.primaryEndpoints.table
      Storage__BlobUri: storage.properties.primaryEndpoints.blob
      Storage__ClientId: identityClientId
      // HEAD on the root would show the host's own start page.
      AzureWebJobsDisableHomepage: 'true'
      // What is larger is answered by the host with an empty 500, so it takes more than the app does, which then says 413.
      // It holds each body in memory before the app sees it: 50 at once, as host.json allows, must fit beside app and host.
      FUNCTIONS_REQUEST_BODY_SIZE_LIMIT: '20971520'
      Access__LinkKey: linkKeySetting
      Access__FormerLinkKey: formerLinkKeySetting
      Access__Tenant: tenant().tenantId
      Mail__ApiKey: mailApiKeySetting
      Mail__From: mailFrom
      Mail__FromName: mailFromName
      Mail__CanLookUp: string(mailCanLookUp)
      Mail__EventKey: mailEventKey
      Mail__BaseAddress: 'https://${app.properties.defaultHostName}'
      Replies__RequireScan: string(requireScan)
      SweepSchedule: sweepSchedule
      SweepLeftoversSchedule: '0 47 3 * * *'
      // Read by a host.json that names the scheduler, which is published with the package that it needs.
      DURABLE_TASK_SCHEDULER_CONNECTION_STRING: schedulerConnection
    }
  }

  // Officers sign in with Entra ID and have the app roles secretariat, chair or auditor. Participants come by personal
  // links, so that whoever is not signed in is let through to the app, which decides.
  resource signIn 'config' = {
    name: 'authsettingsV2'
    properties: {
      platform: {
        enabled: true
      }
      globalValidation: {
        requireAuthentication: false
        unauthenticatedClientAction: 'AllowAnonymous'
      }
      identityProviders: {
        azureActiveDirectory: {
          enabled: true
          registration: {
            clientId: signInClientId
            openIdIssuer: '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
          }
          validation: {
            allowedAudiences: [signInClientId]
          }
        }
      }
      login: {
        tokenStore: {
          enabled: false
        }
        cookieExpiration: {
          convention: 'FixedTime'
          timeToExpiration: '02:00:00'
        }
      }
      httpSettings: {
        requireHttps: true
      }
    }
  }

  // Deployment goes through identities; the publishing passwords are off.
  resource scmPasswords 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: {
      allow: false
    }
  }

  resource ftpPasswords 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: {
      allow: false
    }
  }
}

// What the host says before and beside the app's own telemetry: that it does not start is seen here and nowhere else.
resource log 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'host'
  scope: app
  properties: {
    workspaceId: workspace.id
    logs: [
      {
        category: 'FunctionAppLogs'
        enabled: true
      }
    ]
  }
}

output name string = app.name
output address string = 'https://${app.properties.defaultHostName}'
