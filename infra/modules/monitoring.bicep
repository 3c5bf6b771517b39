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

// What an operator looks at: mandates, notices, failures, latency. A test holds each name in its queries against the code.
resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(workspace.id, 'workbook')
  location: location
  kind: 'shared'
  properties: {
    displayName: 'Mandates'
    category: 'workbook'
    sourceId: workspace.id
    version: '1.0'
    serializedData: replace(loadTextContent('workbook.json'), '{workspace}', workspace.id)
  }
}

output insightsName string = insights.name
output workspaceName string = workspace.name
