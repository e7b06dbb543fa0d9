(double first, double last) = Acme.RnnGen.System.Lesson.Run();
System.Console.WriteLine($"{first:R} to {last:R}");
return last < first / 2 ? 0 : 1;
