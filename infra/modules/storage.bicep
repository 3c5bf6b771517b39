param name string
param location string
param sku string
param immutableDays int
param scanForMalware bool
param workspaceName string

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = {
  name: workspaceName
}

// The records of the mandates, the durable task hub and the deployed package.
resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: name
  location: location
  kind: 'StorageV2'
  sku: {
    name: sku
  }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }
}

// Tables have no versions and no soft delete: nobody deletes the account without taking this away first.
resource keep 'Microsoft.Authorization/locks@2020-05-01' = {
  name: 'keep-the-records'
  scope: account
  properties: {
    level: 'CanNotDelete'
  }
}

// The result stands in a tag of each blob, which the app reads before it hands a file out or packs it.
resource scan 'Microsoft.Security/defenderForStorageSettings@2022-12-01-preview' = if (scanForMalware) {
  name: 'current'
  scope: account
  properties: {
    isEnabled: true
    malwareScanning: {
      onUpload: {
        isEnabled: true
        capGBPerMonth: 100
      }
    }
    sensitiveDataDiscovery: {
      isEnabled: false
    }
    overrideSubscriptionLevelSettings: true
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2023-05-01' = {
  parent: account
  name: 'default'
  properties: {
    isVersioningEnabled: true
    deleteRetentionPolicy: {
      enabled: true
      days: 30
    }
    containerDeleteRetentionPolicy: {
      enabled: true
      days: 30
    }
  }
}

resource tables 'Microsoft.Storage/storageAccounts/tableServices@2023-05-01' = {
  parent: account
  name: 'default'
}

// Who wrote and deleted in the records other than the app is seen here and nowhere else. Reading is the app's own daily work: with it
// the log would cost more than the storage.
resource blobLog 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'writes'
  scope: blobs
  properties: {
    workspaceId: workspace.id
    logs: [for category in ['StorageWrite', 'StorageDelete']: {
      category: category
      enabled: true
    }]
  }
}

resource tableLog 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'writes'
  scope: tables
  properties: {
    workspaceId: workspace.id
    logs: [for category in ['StorageWrite', 'StorageDelete']: {
      category: category
      enabled: true
    }]
  }
}

resource packages 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' = {
  parent: blobs
  name: 'app-packages'
  properties: {
    publicAccess: 'None'
  }
}

// What the General Assembly received stays as it was, whoever asks. Whether the policy is locked is the operator's to decide.
resource submissions 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' = {
  parent: blobs
  name: 'submissions'
  properties: {
    publicAccess: 'None'
  }

  resource immutable 'immutabilityPolicies' = {
    name: 'default'
    properties: {
      immutabilityPeriodSinceCreationInDays: immutableDays
      allowProtectedAppendWrites: false
    }
  }
}

resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2023-05-01' = {
  parent: account
  name: 'default'
  // The rules speak of versions, which the blob service must keep first.
  dependsOn: [blobs]
  properties: {
    policy: {
      rules: [
        {
          name: 'earlier-versions-go-after-a-year'
          type: 'Lifecycle'
          definition: {
            filters: {
              blobTypes: ['blockBlob']
              prefixMatch: ['replies/', 'questionnaires/', 'drafts/', 'plans/', 'keys/']
            }
            actions: {
              version: {
                delete: {
                  daysAfterCreationGreaterThan: 365
                }
              }
            }
          }
        }
        {
          // What delegations prepare changes with every save, is seen by nobody else, and is no record.
          name: 'earlier-preparations-go-after-a-month'
          type: 'Lifecycle'
          definition: {
            filters: {
              blobTypes: ['blockBlob']
              prefixMatch: ['preparations/']
            }
            actions: {
              version: {
                delete: {
                  daysAfterCreationGreaterThan: 30
                }
              }
            }
          }
        }
        {
          name: 'earlier-deployments-go-after-a-month'
          type: 'Lifecycle'
          definition: {
            filters: {
              blobTypes: ['blockBlob']
              prefixMatch: ['app-packages/']
            }
            actions: {
              version: {
                delete: {
                  daysAfterCreationGreaterThan: 30
                }
              }
            }
          }
        }
        {
          name: 'files-of-past-mandates-cool-down'
          type: 'Lifecycle'
          definition: {
            filters: {
              blobTypes: ['blockBlob']
              prefixMatch: ['replies/', 'submissions/']
            }
            actions: {
              baseBlob: {
                tierToCool: {
                  daysAfterModificationGreaterThan: 365
                }
              }
            }
          }
        }
      ]
    }
  }
}

output name string = account.name
output packageContainer string = packages.name
