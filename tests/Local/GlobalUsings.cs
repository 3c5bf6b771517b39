global using System.Text.Json;
global using Mandates.Domain.WorkPlans;
global using NodaTime;
