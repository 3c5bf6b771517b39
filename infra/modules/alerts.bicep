// Who is told when something needs a person. The operator's guide says what to do for each.
param name string
param location string
param workspaceName string
param email string
param monthlyBudget int
param budgetStart string

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = {
  name: workspaceName
}

resource operators 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: name
  location: 'global'
  properties: {
    groupShortName: 'operators'
    enabled: true
    emailReceivers: [
      {
        name: 'operators'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

// One rule for all that the log tells, because each rule has its price; the mail names the problem and the mandate.
resource problems 'Microsoft.Insights/scheduledQueryRules@2023-03-15-preview' = {
  name: '${name}-problems'
  location: location
  properties: {
    displayName: 'A mandate or the app needs a person'
    severity: 1
    enabled: true
    scopes: [workspace.id]
    evaluationFrequency: 'PT1H'
    windowSize: 'PT3H'
    criteria: {
      allOf: [
        {
          query: loadTextContent('problems.kql')
          timeAggregation: 'Count'
          dimensions: [
            {
              name: 'Problem'
              operator: 'Include'
              values: ['*']
            }
            {
              name: 'Mandate'
              operator: 'Include'
              values: ['*']
            }
          ]
          operator: 'GreaterThan'
          threshold: 0
          failingPeriods: {
            numberOfEvaluationPeriods: 1
            minFailingPeriodsToAlert: 1
          }
        }
      ]
    }
    autoMitigate: true
    actions: {
      actionGroups: [operators.id]
    }
  }
}

// Two mails: when most of it is spent, and when all of it is going to be.
resource budget 'Microsoft.Consumption/budgets@2023-11-01' = if (!empty(budgetStart)) {
  name: name
  properties: {
    category: 'Cost'
    amount: monthlyBudget
    timeGrain: 'Monthly'
    timePeriod: {
      startDate: budgetStart
    }
    notifications: {
      spent: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 80
        thresholdType: 'Actual'
        contactEmails: [email]
      }
      expected: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 100
        thresholdType: 'Forecasted'
        contactEmails: [email]
      }
    }
  }
}
