param name string
param location string
param dailyCapGb int

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: name
  location: location
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    // What is free of charge; the records of the mandates are in the storage, not here.
    retentionInDays: 90
    workspaceCapping: {
      dailyQuotaGb: dailyCapGb
    }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: name
  location: location
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    IngestionMode: 'LogAnalytics'
    // Only the app's identity may write; the key in the connection string opens nothing.
    DisableLocalAuth: true
  }
}

output insightsName string = insights.name
output workspaceName string = workspace.name
