import torch
from torch import nn
from torch.nn import functional

from worker import same


class Masked(nn.Module):
    def __init__(self, inputs, outputs, size, first):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(outputs, inputs, size, size))
        self.bias = nn.Parameter(torch.zeros(outputs))
        mask = torch.zeros(size, size)
        mask[: size // 2] = 1
        mask[size // 2, : size // 2 + (0 if first else 1)] = 1
        self.register_buffer("mask", mask)
        self.padding = size // 2

    def forward(self, x):
        return functional.conv2d(x, self.weight * self.mask, self.bias, padding=self.padding)


class Workload:
    def __init__(self):
        self.net = same(
            nn.Sequential(
                Masked(1, 64, 7, True),
                nn.ReLU(),
                Masked(64, 64, 3, False),
                nn.ReLU(),
                Masked(64, 64, 3, False),
                nn.ReLU(),
                Masked(64, 64, 3, False),
                nn.ReLU(),
                Masked(64, 64, 3, False),
                nn.ReLU(),
                nn.Conv2d(64, 17, 1),
            )
        )
        self.data = torch.randint(0, 17, (1000, 8, 8))
        self.optimizer = torch.optim.Adam(self.net.parameters(), 1e-3)

    def step(self):
        x = self.data.index_select(0, torch.randint(0, 1000, (64,)))
        logits = self.net(x.unsqueeze(1).float() / 16)
        loss = functional.cross_entropy(logits, x)
        self.optimizer.zero_grad()
        loss.backward()
        self.optimizer.step()
        return loss.item()
