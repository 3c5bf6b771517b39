// The Durable Task Scheduler, for when Azure Storage no longer carries the timelines: docs/scale.md says when that is.
param name string
param location string
param principalId string
param clientId string

@allowed(['Consumption', 'Dedicated'])
param sku string

var dataContributor = '0ad04412-c4d5-4796-b79c-f76d14c8d402'

resource scheduler 'Microsoft.DurableTask/schedulers@2025-11-01' = {
  name: name
  location: location
  properties: {
    sku: {
      name: sku
      capacity: sku == 'Dedicated' ? 1 : null
    }
    // An empty list would let nobody in; the role below is what decides.
    ipAllowlist: ['0.0.0.0/0']
  }

  // The name is the hub's in host.json.
  resource hub 'taskHubs' = {
    name: 'Mandates'
  }
}

resource onScheduler 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(scheduler.id, principalId, dataContributor)
  scope: scheduler
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', dataContributor)
  }
}

output connection string = 'Endpoint=${scheduler.properties.endpoint};Authentication=ManagedIdentity;ClientID=${clientId}'
