global using System.Net;
global using System.Net.Http.Json;
global using System.Text;
global using System.Text.Json;
global using Mandates.Domain.Participants;
global using Mandates.Domain.WorkPlans;
global using NodaTime;
