using 'main.bicep'

param mailFrom = 'secretariat@mandates.example'

// From the environment, so that it stands in no file. Without it nothing is deployed.
param mailApiKey = readEnvironmentVariable('MAIL_API_KEY')
