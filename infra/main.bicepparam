using 'main.bicep'

param mailFrom = 'secretariat@mandates.example'

// From the environment, so that they stand in no file. Without them nothing is deployed.
param mailApiKey = readEnvironmentVariable('MAIL_API_KEY')
param linkKey = readEnvironmentVariable('LINK_KEY')
