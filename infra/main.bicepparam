using 'main.bicep'

param mailFrom = 'secretariat@mandates.example'
param alertEmail = 'operators@mandates.example'

// Public key of the mail provider's signed event webhook; see the operator's guide.
param mailEventKey = ''

param signInClientId = readEnvironmentVariable('SIGN_IN_CLIENT_ID')

// From the environment, so that they stand in no file. Without them nothing is deployed.
param mailApiKey = readEnvironmentVariable('MAIL_API_KEY')
param linkKey = readEnvironmentVariable('LINK_KEY')
param formerLinkKey = readEnvironmentVariable('FORMER_LINK_KEY', '')
