global using Mandates.Domain.Participants;
global using Mandates.Domain.WorkPlans;
global using NodaTime;
